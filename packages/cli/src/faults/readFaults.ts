import { factsOf, modelledTypes } from "@plinth/cloud";
import { type ChosenFault, isFaultProblem, nearest, parseFault } from "@plinth/cloud/provider";
import { type Problem, ProblemsError } from "@plinth/core/errors";

/** Reads what `--fault` was given. @throws ProblemsError with everything wrong in them, each with what may have been meant. */
export function readFaults(texts: readonly string[]): ChosenFault[] {
    const problems: Problem[] = [];
    const faults: ChosenFault[] = [];
    for (const text of texts) {
        const parsed = parseFault(text);
        if (isFaultProblem(parsed)) problems.push({ path: text, rule: parsed.rule, fix: parsed.fix });
        else {
            faults.push(parsed);
            problems.push(...typeProblems(parsed));
        }
    }
    if (problems.length > 0) throw new ProblemsError("--fault", problems);
    return faults;
}

/** A type of AWS is known before anything runs; names and other types show when they are used. */
function typeProblems({ resource, text }: ChosenFault): Problem[] {
    if (!/^aws:[^*:]+:[^*:]+$/.test(resource) || factsOf(resource) !== undefined) return [];
    const meant = nearest(resource, modelledTypes());
    return [
        {
            path: text,
            rule: `names the unknown type ${resource}`,
            fix:
                meant === undefined
                    ? "write a type as Pulumi does, such as aws:rds/instance:Instance"
                    : `did you mean ${meant}?`,
        },
    ];
}
