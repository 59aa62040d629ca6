/** Operators over texts, from "IAM JSON policy elements: Condition operators" (IAM User Guide). */
export const TEXT_OPERATORS = [
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
    "ArnEquals",
    "ArnNotEquals",
    "ArnLike",
    "ArnNotLike",
    "IpAddress",
    "NotIpAddress",
    "DateLessThan",
    "DateGreaterThan",
] as const;
export const NUMBER_OPERATORS = [
    "NumericEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
] as const;
export const BOOLEAN_OPERATORS = ["Bool", "Null"] as const;

type TextOperator = (typeof TEXT_OPERATORS)[number];
type NumberOperator = (typeof NUMBER_OPERATORS)[number];
type Tested = TextOperator | NumberOperator | "Bool";

/** Values of one operator by condition key; several values of a key are alternatives. */
type Values<Value> = Readonly<Record<string, Value | readonly Value[]>>;

/**
 * Conditions by operator, each with the values it can compare: a number for `NumericLessThan`, a boolean for `Bool`.
 * `…IfExists` also holds where the request has no such key; `ForAnyValue:` and `ForAllValues:` are for keys with many
 * values. Everything named must hold.
 *
 * @typeParam Text what texts are made of: `string`, or an input where an ARN is known later.
 */
export type Conditions<Text = string> = {
    readonly [Operator in TextOperator | `${TextOperator}IfExists` | `${Sets}:${TextOperator}`]?: Values<Text>;
} & {
    readonly [Operator in NumberOperator | `${NumberOperator}IfExists`]?: Values<number>;
} & {
    readonly [Operator in "Bool" | "BoolIfExists" | "Null"]?: Readonly<Record<string, boolean>>;
};

type Sets = "ForAnyValue" | "ForAllValues";

/** What an operator's name says: over which set, the test, and whether a missing key passes. */
export interface Operator {
    readonly set: Sets | undefined;
    readonly test: Tested | "Null";
    readonly ifExists: boolean;
}

const TESTS: readonly string[] = [...TEXT_OPERATORS, ...NUMBER_OPERATORS, ...BOOLEAN_OPERATORS];

/** Takes an operator's name apart; undefined for one that IAM, or this package, does not have. */
export function readOperator(name: string): Operator | undefined {
    const [, set, test = "", ifExists] = /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
    if (!TESTS.includes(test) || (test === "Null" && ifExists !== undefined)) return undefined;
    return { set: set as Sets | undefined, test: test as Operator["test"], ifExists: ifExists !== undefined };
}
