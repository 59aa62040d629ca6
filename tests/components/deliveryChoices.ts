import type { Standing } from "./choices.ts";

const optOut: Standing = { is: "optOut" };
const harmless = (why: string): Standing => ({ is: "harmless", why });

const ENVIRONMENT = "delivery environments.*.";

/** Switches and closed choices of the layer `delivery`, as those of the others in `choices.ts`. */
export const deliveryChoices: Readonly<Record<string, Standing>> = {
    [`${ENVIRONMENT}does`]: optOut,
    [`${ENVIRONMENT}start`]: harmless("production is refused anything but demand"),
    [`${ENVIRONMENT}credentials.from`]: harmless("neither gives a key that lasts"),
    [`${ENVIRONMENT}runner.on`]: harmless("which machines do the work"),
    [`${ENVIRONMENT}runner.cache`]: optOut,
    [`${ENVIRONMENT}drift`]: harmless("how much is watched; access and data stay as they are"),
    [`${ENVIRONMENT}drift.remediate`]: optOut,
    [`${ENVIRONMENT}ttl.forget`]: optOut,
    [`${ENVIRONMENT}schedules.*.operation`]: harmless("production is refused updates, and none of them destroys"),
    "delivery notifications.*.format": harmless("the form of a message; addresses and keys are secrets"),
    "delivery notifications.*.events.[]": harmless("what is told, not what is done"),
};
