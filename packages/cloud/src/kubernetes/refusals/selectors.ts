import { isRecord } from "../../values/target.ts";
import { listAt, recordAt, textAt } from "../objects.ts";
import { keyProblems, labelValueProblems } from "../validation/names.ts";
import { type FieldProblem, forbidden, invalid, required } from "./fields.ts";

const OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist"];

/** What an API server refuses of a selector (apimachinery, pkg/apis/meta/v1/validation/validation.go). */
export function selectorProblems(selector: unknown, path: string): FieldProblem[] {
    if (!isRecord(selector)) return [];
    return [
        ...Object.entries(recordAt(selector, "matchLabels")).flatMap(([key, value]) => [
            ...keyProblems(key).map((words) => invalid(`${path}.matchLabels`, key, words)),
            ...(typeof value === "string"
                ? labelValueProblems(value).map((words) => invalid(`${path}.matchLabels`, value, words))
                : []),
        ]),
        ...listAt(selector, "matchExpressions").flatMap((expression, index) => {
            const own = `${path}.matchExpressions[${index}]`;
            const [operator, values] = [textAt(expression, "operator"), listAt(expression, "values")];
            if (operator === undefined) return [];
            if (!OPERATORS.includes(operator))
                return [invalid(`${own}.operator`, operator, "not a valid selector operator")];
            if (operator.endsWith("In") && values.length === 0)
                return [required(`${own}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
            return !operator.endsWith("In") && values.length > 0
                ? [forbidden(`${own}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")]
                : [];
        }),
    ];
}
