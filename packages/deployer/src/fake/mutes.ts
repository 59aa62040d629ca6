import type { DeployWindow, MutePort } from "../mute/port.ts";
import type { Missing } from "../verify/ports.ts";

/** Windows in memory, and what was done to them. For tests. */
export class FakeMutes implements MutePort {
    /** Windows that are open, by name. */
    readonly windows = new Map<string, DeployWindow>();
    /** Every window that was ever opened. */
    readonly opened: DeployWindow[] = [];
    readonly closed: string[] = [];
    /** What it would take; thrown where it is an error. */
    missing: Missing | Error | undefined;

    async isOpen({ name }: DeployWindow): Promise<boolean | Missing> {
        return this.#missing() ?? this.windows.has(name);
    }

    async open(window: DeployWindow): Promise<Missing | undefined> {
        this.windows.set(window.name, window);
        this.opened.push(window);
        return undefined;
    }

    async close({ name }: DeployWindow): Promise<Missing | undefined> {
        this.windows.delete(name);
        this.closed.push(name);
        return this.#missing();
    }

    #missing(): Missing | undefined {
        if (this.missing instanceof Error) throw this.missing;
        return this.missing;
    }
}
