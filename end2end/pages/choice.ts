import { expect, type Locator } from "@playwright/test";

/**
 * A choice out of many or few: a drop-down, or a field that searches where there are more
 * than a handful. Chooses what begins with `label`.
 */
export async function choose(field: Locator, label: string): Promise<void> {
  // Until it is known how many there are, it is a drop-down with nothing in it.
  await expect(async () => {
    expect((await searches(field)) || 1 < (await field.locator("option").count())).toBe(true);
  }).toPass();
  const option = field.page().getByRole("option").filter({ hasText: label });
  if (await searches(field)) {
    await field.fill(label);
    await option.click();
    return;
  }
  // The options of a drop-down are not seen until it opens.
  const inside = field.locator("option", { hasText: label });
  await expect(inside).toHaveCount(1);
  await field.selectOption((await inside.getAttribute("value"))!);
}

async function searches(field: Locator): Promise<boolean> {
  return (await field.evaluate((element) => element.tagName)) === "INPUT";
}
