import type { Violation } from "@plinth/core/settings";
import { DEFAULTS, type NetworkShape, TIERS } from "./shape.ts";

type TiersShape = Pick<NetworkShape, "tiers" | "customTiers" | "subnets" | "zones">;

/** What is wrong with the choice of the three tiers. */
export function checkTiers({ tiers = TIERS }: TiersShape): Violation[] {
    const path = ["tiers"];
    if (tiers.length === 0)
        return [{ path, rule: "must name at least one tier", value: tiers, fix: `choose from ${TIERS.join(", ")}` }];
    const twice = tiers.filter((tier, index) => tiers.indexOf(tier) !== index);
    return [...new Set(twice)].map((tier) => ({
        path,
        rule: "must name each tier once",
        value: tier,
        fix: `remove one ${tier}`,
    }));
}

/** Sixteenths of the VPC that are left for custom tiers. */
const ROOM = 4;

/** What is wrong with tiers beside the three. */
export function checkCustomTiers(shape: TiersShape): Violation[] {
    return Object.keys(shape.customTiers ?? {}).flatMap((name) => [...checkName(name), ...checkPlace(name, shape)]);
}

function checkName(name: string): Violation[] {
    const path = ["customTiers", name];
    if ((TIERS as readonly string[]).includes(name)) {
        return [
            { path, rule: "must not be called like one of the three tiers", value: name, fix: "choose another name" },
        ];
    }
    // A hyphen could make two children's names one: `private-az1` is a route table's already.
    if (/^[a-z][a-z0-9]{0,19}$/.test(name)) return [];
    return [
        {
            path,
            rule: "must be called by lower-case letters and digits, a letter first, at most 20",
            value: name,
            fix: `write ${
                name
                    .toLowerCase()
                    .replace(/[^a-z0-9]/g, "")
                    .replace(/^[0-9]+/, "")
                    .slice(0, 20) || "streaming"
            }`,
        },
    ];
}

function checkPlace(name: string, shape: TiersShape): Violation[] {
    const { customTiers = {}, subnets = {}, zones } = shape;
    const { place, sixteenths = DEFAULTS.sixteenths } = customTiers[name] ?? {};
    const path = ["customTiers", name, "place"];
    if (![1, 2, 4].includes(sixteenths)) {
        return [
            {
                path: ["customTiers", name, "sixteenths"],
                rule: "must be 1, 2 or 4 sixteenths of the VPC",
                value: sixteenths,
                fix: "choose one of them",
            },
        ];
    }
    if (place === undefined) {
        if (zones.every((zone) => subnets[name]?.[zone] !== undefined)) return [];
        return [
            {
                path,
                rule: "is required for a tier whose subnets are not all given, so that no other tier can move it",
                fix: `add place: ${freePlace(name, shape, sixteenths) ?? 0}, or give its subnets under subnets.${name}`,
            },
        ];
    }
    const free = freePlace(name, shape, sixteenths);
    const advice =
        free === undefined ? "remove a custom tier, or give its subnets under subnets" : `write place: ${free}`;
    if (!Number.isInteger(place) || place < 0 || place + sixteenths > ROOM || place % sixteenths !== 0) {
        return [
            {
                path,
                rule: `must be from 0 to ${ROOM - sixteenths} and a multiple of ${sixteenths}: the last quarter of the VPC has ${ROOM} sixteenths`,
                value: place,
                fix: advice,
            },
        ];
    }
    const names = Object.keys(customTiers);
    const other = names
        .slice(0, names.indexOf(name))
        .find((before) =>
            taken(customTiers, before).some((sixteenth) => places(place, sixteenths).includes(sixteenth)),
        );
    if (other === undefined) return [];
    return [{ path, rule: `must not share addresses with ${other}`, value: place, fix: advice }];
}

function places(place: number, sixteenths: number): number[] {
    return Array.from({ length: sixteenths }, (_, index) => place + index);
}

function taken(customTiers: NonNullable<TiersShape["customTiers"]>, name: string): number[] {
    const { place, sixteenths = DEFAULTS.sixteenths } = customTiers[name] ?? {};
    return place === undefined || ![1, 2, 4].includes(sixteenths) ? [] : places(place, sixteenths);
}

/** Where a tier of this size would fit beside the others. */
function freePlace(name: string, { customTiers = {} }: TiersShape, sixteenths: number): number | undefined {
    const others = new Set(
        Object.keys(customTiers).flatMap((other) => (other === name ? [] : taken(customTiers, other))),
    );
    return places(0, ROOM).find(
        (place) =>
            place % sixteenths === 0 &&
            place + sixteenths <= ROOM &&
            !places(place, sixteenths).some((sixteenth) => others.has(sixteenth)),
    );
}
