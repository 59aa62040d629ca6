import type { ProviderTarget } from "../values/target.ts";
import type { CloudResource } from "./refusal.ts";

/** Where a provider makes things, as far as its configuration says so; what stands in for it is no place. */
export function knownPlace({ account, region, assumed }: ProviderTarget): Pick<CloudResource, "place"> {
    return assumed.length > 0 ? {} : { place: { account, region } };
}
