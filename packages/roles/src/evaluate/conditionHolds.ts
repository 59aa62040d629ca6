import { BlockList, isIP } from "node:net";
import type { ConditionBlock } from "../statements/conditionBlock.ts";
import { type Operator, readOperator } from "../statements/conditions.ts";
import { covers, coversArn } from "./patterns.ts";

/** What AWS knows of a request, by condition key; the case of a key does not matter. */
export type RequestContext = Readonly<Record<string, string | readonly string[]>>;

/**
 * Whether every condition of a block holds for a request.
 *
 * @throws Error on an operator that is not evaluated here: a wrong answer would be worse than none.
 */
export function conditionsHold(block: ConditionBlock, context: RequestContext): boolean {
    const given = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), listOf(value)]));
    return Object.entries(block).every(([name, keys]) => {
        const operator = readOperator(name);
        if (operator === undefined) throw new Error(`condition operator ${name} is not evaluated`);
        return Object.entries(keys).every(([key, wanted]) =>
            keyHolds(operator, given.get(key.toLowerCase()), listOf(wanted)),
        );
    });
}

function keyHolds(operator: Operator, given: readonly string[] | undefined, wanted: readonly string[]): boolean {
    if (operator.test === "Null") return wanted.includes(String(given === undefined));
    // A missing key passes a negated test, "IfExists" and "ForAllValues", and fails everything else (IAM User Guide,
    // "Condition operators" and "Single-valued vs. multivalued context keys").
    const negated = /Not/.test(operator.test);
    if (given === undefined || given.length === 0) {
        return operator.ifExists || operator.set === "ForAllValues" || (negated && operator.set === undefined);
    }
    const passes = (value: string): boolean => {
        const matches = wanted.some((one) => matchesOne(operator.test.replace("Not", ""), one, value));
        return negated ? !matches : matches;
    };
    return operator.set === "ForAnyValue" ? given.some(passes) : given.every(passes);
}

function matchesOne(test: string, wanted: string, given: string): boolean {
    switch (test) {
        case "StringEquals":
            return given === wanted;
        case "StringEqualsIgnoreCase":
        case "Bool":
            return given.toLowerCase() === wanted.toLowerCase();
        case "StringLike":
            return covers(wanted, given);
        case "ArnEquals":
        case "ArnLike":
            return coversArn(wanted, given);
        case "IpAddress":
            return inNetwork(wanted, given);
        case "NumericEquals":
            return Number(given) === Number(wanted);
        case "NumericLessThan":
            return Number(given) < Number(wanted);
        case "NumericLessThanEquals":
            return Number(given) <= Number(wanted);
        case "NumericGreaterThan":
            return Number(given) > Number(wanted);
        case "NumericGreaterThanEquals":
            return Number(given) >= Number(wanted);
        case "DateLessThan":
            return Date.parse(given) < Date.parse(wanted);
        case "DateGreaterThan":
            return Date.parse(given) > Date.parse(wanted);
        default:
            throw new Error(`condition operator ${test} is not evaluated`);
    }
}

function inNetwork(network: string, address: string): boolean {
    const [start = "", length] = network.split("/");
    const family = isIP(start) === 6 ? "ipv6" : "ipv4";
    const list = new BlockList();
    list.addSubnet(start, length === undefined ? (family === "ipv6" ? 128 : 32) : Number(length), family);
    return list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

function listOf(value: string | readonly string[]): readonly string[] {
    return typeof value === "string" ? [value] : value;
}
