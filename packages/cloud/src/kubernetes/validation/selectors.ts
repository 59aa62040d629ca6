import { listAt, recordAt, textAt } from "../objects.ts";

type Labels = Readonly<Record<string, unknown>>;

/**
 * Whether a label selector takes a set of labels ("Labels and Selectors", kubernetes.io); `undefined` where that rests on
 * something that is not known. One without requirements takes everything.
 */
export function selects(selector: unknown, labels: Labels): boolean | undefined {
    const verdicts = [
        ...Object.entries(recordAt(selector, "matchLabels")).map(([key, value]) => equal(labels, key, value)),
        ...listAt(selector, "matchExpressions").map((expression) => meets(expression, labels)),
    ];
    if (verdicts.includes(false)) return false;
    return verdicts.includes(undefined) ? undefined : true;
}

function equal(labels: Labels, key: string, value: unknown): boolean | undefined {
    if (!(key in labels)) return false;
    if (labels[key] === undefined || value === undefined) return undefined;
    return labels[key] === value;
}

function meets(expression: unknown, labels: Labels): boolean | undefined {
    const [key, operator, values] = [
        textAt(expression, "key"),
        textAt(expression, "operator"),
        listAt(expression, "values"),
    ];
    if (key === undefined || operator === undefined) return undefined;
    const has = key in labels;
    if (operator === "Exists") return has;
    if (operator === "DoesNotExist") return !has;
    if (has && (labels[key] === undefined || values.includes(undefined))) return undefined;
    const isIn = has && values.includes(labels[key]);
    return operator === "In" ? isIn : !isIn;
}
