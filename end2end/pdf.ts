// A PDF as its readers meet it: drawn, read and walked through by pdf.js, in a browser that asks nobody else.

import type { Page } from "@playwright/test";
import { join } from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist";

const LIBRARY = join(import.meta.dirname, "node_modules", "pdfjs-dist", "build");
/** Nobody's address: all that is asked for there is answered here. */
const DESK = "https://paper.invalid/";
const PAGE = `<!doctype html><title>PDF</title><script type="module">
  import * as pdfjs from "/pdf.mjs";
  pdfjs.GlobalWorkerOptions.workerSrc = "/pdf.worker.mjs";
  window.pdf = await pdfjs.getDocument("/paper.pdf").promise;
</script>`;

/** Dots as dark as this are ink: from 0 for black to 255. */
const INK = 200;

/** A part of a page, in millimetres from its upper left corner. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A part of the text and what assistive technology takes it for. */
export interface Part {
  /** Such as `H1`, `TD` or `Figure`. */
  role: string;
  alt: string;
  /** All that is said in it. */
  text: string;
}

/** A page: its size in millimetres, what stands on it, what is read aloud. */
export interface Sheet {
  width: number;
  height: number;
  /** Everything, also what only serves the page. */
  text: string;
  /** How far its lines of text reach. */
  reach: Box;
  /** The parts of the text in reading order, each before those within it. */
  parts: Part[];
}

/** A page as a picture. */
export interface Drawn {
  png: Buffer;
  /** How far its ink reaches. */
  ink: Box;
  /** How dark each place is that was asked about, from 0 for white to 1. */
  dark: number[];
}

type Opened = Window & { pdf: PDFDocumentProxy };

export class Pdf {
  private constructor(
    private readonly page: Page,
    /** Such as `uk`. */
    readonly lang: string,
    readonly title: string,
    readonly sheets: Sheet[],
  ) {}

  /** Opens a file on a page that has nothing else to show. */
  static async open(page: Page, file: Buffer): Promise<Pdf> {
    await page.route(`${DESK}**`, async (call) => {
      const { pathname } = new URL(call.request().url());
      if (pathname === "/") return call.fulfill({ contentType: "text/html", body: PAGE });
      if (pathname === "/paper.pdf") return call.fulfill({ contentType: "application/pdf", body: file });
      return call.fulfill({ path: join(LIBRARY, pathname), contentType: "text/javascript" });
    });
    await page.goto(DESK);
    await page.waitForFunction(() => "pdf" in window);
    const { lang, title, count } = await page.evaluate(async () => {
      const { pdf } = window as unknown as Opened;
      const { info } = await pdf.getMetadata();
      const { Language: lang, Title: title } = info as { Language: string; Title: string };
      return { lang, title, count: pdf.numPages };
    });
    const sheets: Sheet[] = [];
    for (let at = 0; at < count; at++) sheets.push(await read(page, at));
    return new Pdf(page, lang, title, sheets);
  }

  /** Draws a page with so many dots an inch. */
  async draw(sheet: number, dpi: number, places: Box[] = []): Promise<Drawn> {
    const drawn = await this.page.evaluate(drawPage, { sheet, dpi, places, ink: INK });
    return { ...drawn, png: Buffer.from(drawn.png, "base64") };
  }
}

interface Node {
  role?: string;
  alt?: string;
  id?: string;
  children?: Node[];
}

async function read(page: Page, sheet: number): Promise<Sheet> {
  const { view, items, tree } = await page.evaluate(async (sheet) => {
    const { pdf } = window as unknown as Opened;
    const page = await pdf.getPage(sheet + 1);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    return { view: page.view, items, tree: await page.getStructTree() };
  }, sheet);
  const [width, height] = view.slice(2).map(mm) as [number, number];
  /** What is said in each marked stretch of the page. */
  const marked = new Map<string, string>();
  const open: string[] = [];
  const reach = { left: width, top: height, right: 0, bottom: 0 };
  let text = "";
  for (const item of items) {
    if ("str" in item) {
      const said = item.hasEOL ? `${item.str} ` : item.str;
      text += said;
      for (const id of open) marked.set(id, (marked.get(id) ?? "") + said);
      if (item.str.trim() === "") continue;
      const [x, y] = item.transform.slice(4).map(mm) as [number, number];
      reach.left = Math.min(reach.left, x);
      reach.right = Math.max(reach.right, x + mm(item.width));
      reach.top = Math.min(reach.top, height - y - mm(item.height));
      reach.bottom = Math.max(reach.bottom, height - y);
    } else if (item.type === "endMarkedContent") {
      open.pop();
    } else {
      open.push(item.id ?? "");
    }
  }
  const parts: Part[] = [];
  const walk = (node: Node): string => {
    if (!node.children) return marked.get(node.id ?? "") ?? "";
    const part = { role: node.role ?? "", alt: node.alt ?? "", text: "" };
    parts.push(part);
    part.text = tidy(node.children.map(walk).join(" "));
    return part.text;
  };
  walk(tree as Node);
  return { width, height, text: tidy(text), reach, parts };
}

/** Of a length in points. */
const mm = (points: number): number => (points / 72) * 25.4;

/** With one space wherever there is any. */
const tidy = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** Runs in the browser. */
async function drawPage(wanted: {
  sheet: number;
  dpi: number;
  places: Box[];
  ink: number;
}): Promise<{ png: string; ink: Box; dark: number[] }> {
  const { pdf } = window as unknown as Opened;
  const page = await pdf.getPage(wanted.sheet + 1);
  const viewport = page.getViewport({ scale: wanted.dpi / 72 });
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d")!.getImageData(0, 0, width, height);
  /** Paper and ink are greys. */
  const grey = (x: number, y: number): number => data[(y * width + x) * 4]!;
  const mm = (dots: number): number => (dots / wanted.dpi) * 25.4;
  const dots = (mm: number): number => Math.round((mm / 25.4) * wanted.dpi);
  const ink = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (wanted.ink < grey(x, y)) continue;
      ink.left = Math.min(ink.left, x);
      ink.right = Math.max(ink.right, x + 1);
      ink.top = Math.min(ink.top, y);
      ink.bottom = Math.max(ink.bottom, y + 1);
    }
  }
  const dark = wanted.places.map((place) => {
    let sum = 0;
    const [left, right] = [dots(place.left), dots(place.right)];
    const [top, bottom] = [dots(place.top), dots(place.bottom)];
    for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) sum += 255 - grey(x, y);
    return sum / 255 / ((right - left) * (bottom - top));
  });
  const [, png = ""] = canvas.toDataURL("image/png").split(",");
  return {
    png,
    ink: { left: mm(ink.left), top: mm(ink.top), right: mm(ink.right), bottom: mm(ink.bottom) },
    dark,
  };
}
