import type { Data, TextData } from "./explorer/shapes.js";
import type { Data as FormData, PublishedRecord } from "./form/shapes.js";

/** What scripts of the site leave on the window: data files, and what the console and tests reach. */
declare global {
  interface Window {
    PASSERELLES?: Data;
    PASSERELLES_FORM?: FormData;
    PASSERELLES_MAP: string;
    PASSERELLES_RECORD: PublishedRecord;
    PASSERELLES_TEXT: TextData;
    Explorer: object;
    Form: object;
  }

  interface Navigator {
    /** Chromium has it alone: https://developer.mozilla.org/docs/Web/API/NetworkInformation */
    connection?: { saveData: boolean };
  }
}
