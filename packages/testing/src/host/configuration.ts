import type { SdkStore } from "../sdk/store.ts";

/** Stack configuration as the SDK has it now. */
export function configurationOf({ config }: SdkStore): ReadonlyMap<string, string> {
    const text = config["PULUMI_CONFIG"] ?? "";
    return new Map(text === "" ? [] : Object.entries(JSON.parse(text) as Record<string, string>));
}
