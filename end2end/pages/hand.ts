import type { Locator } from "@playwright/test";

/** A file of text. */
export interface TextFile {
  name: string;
  content: string;
}

/** Hands a file over to the element, as a mouse or a keyboard does; perhaps with a text. */
export async function handOver(
  element: Locator,
  how: "drop" | "paste",
  file: TextFile,
  text?: string,
): Promise<void> {
  await element.evaluate(
    (target, { how, file, text }) => {
      const files = new DataTransfer();
      if (text) files.setData("text/plain", text);
      files.items.add(new File([file.content], file.name));
      const options = { bubbles: true, cancelable: true };
      target.dispatchEvent(
        how === "drop"
          ? new DragEvent(how, { ...options, dataTransfer: files })
          : new ClipboardEvent(how, { ...options, clipboardData: files }),
      );
    },
    { how, file, text },
  );
}
