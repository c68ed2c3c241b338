// Numbers of referrals as people write and mistype them.

const ALPHABET = "0123456789ABCEHIKMOPTX";
const CYRILLIC: Record<string, string> = {
  A: "а", B: "в", C: "с", E: "е", H: "н", I: "і", K: "к", M: "м", O: "о", P: "р", T: "т", X: "х",
};

/** Four groups, as the interface writes a number. */
export function written(number: string): string {
  return (number.match(/.{4}/g) ?? []).join("-");
}

/** As somebody types it who did not change the keyboard: small Cyrillic letters, spaces. */
export function inCyrillic(number: string): string {
  const letters = [...number].map((symbol) => CYRILLIC[symbol] ?? symbol).join("");
  return (letters.match(/.{4}/g) ?? []).join(" ");
}

/** Two neighbours in each other's place, so that the check character does not fit. */
export function misspelt(number: string): string {
  for (let at = 1; at < number.length; at++) {
    const swapped =
      number.slice(0, at - 1) + number[at]! + number[at - 1]! + number.slice(at + 1);
    if (!fits(swapped)) return swapped;
  }
  throw new Error(`no neighbours of ${number} differ`);
}

/** A well-formed number that nobody was given. */
export function unknown(): string {
  const payload = "TTTTTTTTTTTTTTT";
  return [...ALPHABET].map((symbol) => payload + symbol).find(fits)!;
}

/** Whether the check character fits (Luhn mod 22). */
function fits(number: string): boolean {
  const base = ALPHABET.length;
  const sum = [...number].reverse().reduce((sum, symbol, place) => {
    const value = ALPHABET.indexOf(symbol) * (place % 2 === 0 ? 1 : 2);
    return sum + Math.floor(value / base) + (value % base);
  }, 0);
  return sum % base === 0;
}
