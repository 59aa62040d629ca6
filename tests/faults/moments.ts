import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Ended, Watched } from "./watched.ts";

/** Code that tells a test how far a run is: it makes an empty file. */
export function reached(moment: string): string {
    return `(await import("node:fs")).writeFileSync(process.env["MOMENTS"] + "/${moment}", "");`;
}

/** Waits until a run is as far; refuses one that ends before. */
export async function until(run: Watched, folder: string, moment: string): Promise<void> {
    let ended: Ended | undefined;
    void run.ended.then((end) => (ended = end));
    while (!existsSync(join(folder, moment))) {
        if (ended !== undefined) throw new Error(`it ended before ${moment}: ${JSON.stringify(ended)}`);
        await pause(10);
    }
}
