import { asOneOff } from "./database/oneOff.ts";
import { provision } from "./database/provision.ts";
import { readProvisionSettings } from "./settings/settings.ts";

await asOneOff("provisioning", readProvisionSettings, async (client, { users }, log) => {
    const made = await provision(client, users);
    log.info({ made }, made.length > 0 ? "users of the database made" : "all users of the database are there");
});
