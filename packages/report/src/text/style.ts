import { styleText } from "node:util";

type Paint = (text: string) => string;

/** Ways of emphasis, by meaning. Without colour they leave text as it is. */
export interface Style {
    readonly heading: Paint;
    readonly quiet: Paint;
    readonly bad: Paint;
    readonly doubtful: Paint;
    readonly good: Paint;
}

export function makeStyle(color: boolean): Style {
    const paint =
        (format: Parameters<typeof styleText>[0]): Paint =>
        (text) =>
            // Whether there is colour was decided by the caller, for the stream it writes to.
            color && text !== "" ? styleText(format, text, { validateStream: false }) : text;
    return {
        heading: paint("bold"),
        quiet: paint("dim"),
        bad: paint("red"),
        doubtful: paint("yellow"),
        good: paint("green"),
    };
}
