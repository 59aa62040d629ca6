import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { UpdatePlan } from "../plan/updatePlan.ts";

/** A place for the plan of one operation, for this user alone. */
export interface PlanFile {
    readonly file: string;
    /** The plan that the engine has left there; none where it did not get that far. */
    read(): UpdatePlan | undefined;
    dispose(): void;
}

/** Makes a place for a plan, and puts one there. @param plan what is put there; nothing where the engine is to write it. */
export function planFile(plan?: UpdatePlan): PlanFile {
    // A folder of its own has mode 0700: the engine decides the mode of the file that it writes.
    const folder = mkdtempSync(join(tmpdir(), "plinth-plan-"));
    const file = join(folder, "plan.json");
    if (plan !== undefined) writeFileSync(file, JSON.stringify(plan), { mode: 0o600 });
    return {
        file,
        read: () => (existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as UpdatePlan) : undefined),
        dispose: () => rmSync(folder, { recursive: true, force: true }),
    };
}
