import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** What a stack wants of its issue. */
export interface Wish {
    /** The first line of the issue's text, by which it is found again. */
    readonly marker: string;
    readonly title: string;
    /** `keep`: nobody could tell, so what is open stays as it is. */
    readonly state: "open" | "closed" | "keep";
    /** Of one that is open. */
    readonly body: string;
}

const document = z.looseObject({
    version: z.literal(1),
    stacks: z.array(
        z.looseObject({
            issue: z.looseObject({
                marker: z.string().regex(/^<!-- plinth:drift [\w./-]+ -->$/),
                title: z.string().min(1),
                state: z.enum(["open", "closed", "keep"]),
                body: z.string(),
            }),
        }),
    ),
});

/**
 * What the stacks of all environments want, from the documents that `plinth drift --out` wrote into a folder for each.
 * An environment that could not be looked at has none, and its issues stay as they are.
 *
 * @throws where a document is not one of `plinth drift`: nothing is closed because of a file that is broken.
 */
export function readWishes(folder: string): Wish[] {
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .flatMap(({ name }): Wish[] => {
            const file = join(folder, name, "drift.json");
            const text = readOrNothing(file);
            if (text === undefined) return [];
            const read = document.safeParse(parsed(text));
            if (!read.success) throw new Error(`${file}: is no document of plinth drift --out`);
            return read.data.stacks.map(({ issue: { marker, title, state, body } }) => {
                if (state === "open" && body.split("\n", 1)[0] !== marker) {
                    throw new Error(`${file}: the text of an issue does not begin with ${marker}`);
                }
                return { marker, title, state, body };
            });
        });
}

function readOrNothing(file: string): string | undefined {
    try {
        return readFileSync(file, "utf8");
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
    }
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}
