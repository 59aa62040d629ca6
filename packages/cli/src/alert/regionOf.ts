import { deployTarget } from "../deploy/target.ts";

/** The region of an environment's alarms. @throws UserError where its settings are wrong */
export async function regionOf(environment: string, cwd: string): Promise<string> {
    const asked = { layer: [], policyPack: [], allowReplace: [], format: "text" } as const;
    const { settings } = await deployTarget("refresh", environment, asked, cwd);
    return settings.target.region;
}
