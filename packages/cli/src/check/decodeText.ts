import { UserError } from "@plinth/core/errors";

/** A text that came as bytes. @throws UserError for what is none. */
export function decodeText(bytes: Uint8Array, file: string): string {
    try {
        const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
        if (!text.includes("\0")) return text;
    } catch (error) {
        if (!(error instanceof TypeError)) throw error;
    }
    throw new UserError(`${file}: is not a text. Fix: name a file of JSON or YAML`);
}

/** PowerShell writes UTF-16 into a file it is told to write, with a mark in front. */
function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
    if (first === 0xff && second === 0xfe) return "utf-16le";
    return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
