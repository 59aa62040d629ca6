import { type CostOf, PROVIDER_PREFIX } from "@plinth/plan";
import { estimate } from "../review/cost.ts";

/** What a resource costs by standing there, in the region of its provider. */
export const standingCost: CostOf = ({ type, custom, inputs, provider }, { resources }) => {
    // Where the region is not known, no price is: the list of another one says something else.
    const region = providerRegion(provider, resources);
    const [line] = estimate([{ type, custom, inputs }], region ?? "").lines;
    return line === undefined ? undefined : { what: line.what, monthly: line.monthly };
};

type Resources = Parameters<CostOf>[1]["resources"];

/** @param provider `urn::id`, as the engine writes it */
function providerRegion(provider: string | undefined, resources: Resources): string | undefined {
    const own = resources.find(
        ({ urn, type }) => type.startsWith(PROVIDER_PREFIX) && provider?.startsWith(`${urn}::`) === true,
    );
    const region = own?.inputs["region"];
    return typeof region === "string" ? region : undefined;
}
