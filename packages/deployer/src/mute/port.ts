import type { Missing } from "../verify/ports.ts";
import type { TellingAlarm } from "./tellingAlarms.ts";
import type { MuteWindow } from "./window.ts";

/** A window as it is opened. */
export interface DeployWindow extends MuteWindow {
    readonly alarms: readonly TellingAlarm[];
    readonly from: Date;
    /** Why, for whoever wonders. */
    readonly reason: string;
    /** The address of an Alertmanager that keeps quiet about the alarms' services, too. */
    readonly alertmanager?: string | undefined;
}

/**
 * Keeps alarms from telling anybody for a while. Their states go on: whoever looks at states sees what there is. A window
 * ends by itself, whatever becomes of the process that opened it.
 */
export interface MutePort {
    /** Whether a window of this name is open, or about to be. */
    isOpen(window: DeployWindow): Promise<boolean | Missing>;
    /** @returns what it would have taken, where it could not be opened. */
    open(window: DeployWindow): Promise<Missing | undefined>;
    /** Ends it before its time; one that is not there is none to end. */
    close(window: DeployWindow): Promise<Missing | undefined>;
}
