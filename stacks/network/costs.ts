import type { EnvironmentSettings } from "@plinth/core/settings";
import {
    type EndpointCost,
    type NatCost,
    type NetworkCosts,
    planCosts as planNetwork,
    type UsedPrice,
} from "@plinth/network/costs";
import type { NetworkSettings } from "./settings.ts";

/** The settings that costs follow from: `settings explain` shows them with the layer, and with each of these. */
export const COST_SETTINGS = [
    "zones",
    "tiers",
    "nat",
    "natZone",
    "natAddresses",
    "customTiers",
    "topology",
    "endpoints",
];

/** What the network of an environment costs a month; `undefined` for one that somebody else made and pays for. */
export function planCosts(settings: NetworkSettings, { target }: EnvironmentSettings): NetworkCosts | undefined {
    return settings.existing === undefined ? planNetwork(settings, target.region) : undefined;
}

/** The costs as people read them. */
export function renderCosts(costs: NetworkCosts): string {
    const { nat, endpoints, natChoices, monthly, region, currency, hoursPerMonth } = costs;
    const gateways = [...natChoices].map((choice) => [
        `${choice.nat === nat.nat ? "* " : "  "}nat: ${choice.nat}`,
        money(choice.monthly),
        describeNat(choice),
    ]);
    const services = endpoints.map((endpoint) => [
        `* ${endpoint.service}`,
        money(endpoint.monthly),
        describe(endpoint),
    ]);
    return [
        `Costs a month in ${region}: ${currency}, list prices, ${hoursPerMonth} hours (* as set)`,
        ...table([...gateways, ...services, ["  together", money(monthly), "fixed; gateway endpoints cost nothing"]]),
        "Not counted: what is processed by the gigabyte, data transfer between zones and out of AWS, flow logs.",
        ...(natChoices.some(({ nat: mode }) => mode === "regional")
            ? ["A regional gateway is counted as active in every zone, with one address in each."]
            : []),
        ...(endpoints.length === 0
            ? []
            : ["An endpoint pays for itself by keeping its gigabytes off a NAT gateway that stands anyway."]),
        `Prices: ${sources(costs.prices)}.`,
    ].join("\n");
}

function describeNat({ nat, gateways, addresses, perGigabyte }: NatCost): string {
    if (nat === "none") return "nothing leaves but through endpoints";
    const what = nat === "regional" ? counted(gateways, "zone") : counted(gateways, "gateway");
    return `${what}, ${counted(addresses, "address")}; ${price(perGigabyte)} a GB`;
}

function describe({ zones, perGigabyte, breakEvenGigabytes }: EndpointCost): string {
    return `endpoint in ${counted(zones, "zone")}; ${price(perGigabyte)} a GB; ${breaksEven(breakEvenGigabytes)}`;
}

function breaksEven(gigabytes: EndpointCost["breakEvenGigabytes"]): string {
    switch (gigabytes) {
        case "never":
            return "never cheaper than NAT";
        case "noNat":
            return "the only way there without NAT";
        case "unknown":
            return "unknown when it pays for itself";
        default:
            return `pays for itself against NAT from ${gigabytes} GB a month`;
    }
}

function counted(count: number, noun: string): string {
    const plural = noun.endsWith("s") ? `${noun}es` : `${noun}s`;
    return `${count} ${count === 1 ? noun : plural}`;
}

function money(amount: number | "unknown"): string {
    return amount === "unknown" ? amount : amount.toFixed(2);
}

function price(amount: number | "unknown" | undefined): string {
    return amount === undefined || amount === "unknown" ? "unknown" : String(amount);
}

/** Columns of which the second, amounts, is aligned at its end. */
function table(rows: readonly string[][]): string[] {
    const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
    const [first, second] = [width(0), width(1)];
    return rows.map(
        ([what = "", amount = "", why = ""]) => `${what.padEnd(first)}  ${amount.padStart(second)}  ${why}`,
    );
}

/** Each list with its day once, and what has no price. */
function sources(prices: readonly UsedPrice[]): string {
    const lists = new Set(
        prices.flatMap((used) => (used.tiers === "unknown" ? [] : [`${used.source} (${used.date})`])),
    );
    const missing = prices.flatMap(({ item, tiers }) => (tiers === "unknown" ? [item] : []));
    return [...lists, ...(missing.length === 0 ? [] : [`unknown here: ${missing.join(", ")}`])].join("; ");
}
