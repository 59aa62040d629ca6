import type { Reading } from "../reading/reading.ts";
import type { Verdicts } from "../rule/rule.ts";
import { matchesPattern } from "./actionPattern.ts";
import { all, type Answer, any, anyText } from "./answer.ts";
import { type Statement, statementsOf } from "./policyDocument.ts";

/** Keys that spare AWS's own services, which always come over TLS. */
const SPARES_SERVICES = /^aws:(PrincipalIsAWSService|ViaAWSService)$/i;

/** Whether a statement denies everyone an action without TLS. @param action a pattern stands for all it covers. */
export function deniesPlainRequests(statement: Statement, action: string): Answer {
    const effect = statement.part("Effect");
    return all(
        effect.isUnknown ? "unknown" : statement.is("Deny") ? "yes" : "no",
        withoutTls(statement),
        anyText(
            statement.principals().map(({ reading }) => reading),
            (principal) => principal === "*",
        ),
        anyText(statement.list("Action"), (pattern) => matchesPattern(pattern, action)),
    );
}

/** Finds a resource's policy that lacks the denial. @param covers what else a statement has to do. */
export function* requireTransportDenial(
    policy: Reading,
    action: string,
    covers: (statement: Statement) => Answer = () => "yes",
): Verdicts {
    const answers = transportDenials(policy, action, covers);
    if (!answers.includes("yes")) {
        const expected = "a denial of requests without TLS";
        const found = policy.isUnknown ? undefined : { found: "no such statement" };
        yield { at: policy, expected, ...found, unverified: answers.includes("unknown") };
    }
}

/** For each statement of a policy, whether it is the denial. */
export function transportDenials(policy: Reading, action: string, covers: (statement: Statement) => Answer): Answer[] {
    return statementsOf(policy).map((statement) => all(deniesPlainRequests(statement, action), covers(statement)));
}

function withoutTls(statement: Statement): Answer {
    const condition = statement.part("Condition");
    if (condition.isUnknown || condition.entries().some(([, keys]) => keys.isUnknown)) {
        return "unknown";
    }
    const conditions = statement.conditions();
    const transport = conditions.find(
        ({ operator, key }) => /^Bool(IfExists)?$/i.test(operator) && /^aws:SecureTransport$/i.test(key),
    );
    // Conditions are joined by "and": any other one makes exceptions of those it does not meet.
    if (transport === undefined || conditions.some((each) => each !== transport && !SPARES_SERVICES.test(each.key))) {
        return "no";
    }
    return any(
        ...transport.values
            .items()
            .map((value) => (value.isUnknown ? "unknown" : value.boolean() === false ? "yes" : "no")),
    );
}
