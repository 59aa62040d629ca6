import type { VerifySettings } from "../settings.ts";

/** Looks at everything, once. */
export const settings: VerifySettings = {
    alarms: true,
    services: true,
    rollouts: true,
    smoke: [],
    require: [],
    ignoreAlarms: [],
    waitSeconds: 0,
};
