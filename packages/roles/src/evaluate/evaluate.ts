import type { DocumentStatement, PolicyDocument } from "../statements/document.ts";
import { conditionsHold, type RequestContext } from "./conditionHolds.ts";
import { covers, coversArn } from "./patterns.ts";

/** One call to AWS. */
export interface Request {
    readonly action: string;
    /** The ARN it is about. @default "*" - for actions that take no resource */
    readonly resource?: string;
    /** What AWS knows of the request by condition key; `aws:RequestedRegion` decides most often. @default nothing */
    readonly context?: RequestContext;
}

/** The policies of one principal in its own account. */
export interface Policies {
    readonly identity: readonly PolicyDocument[];
    /** The permissions boundary. @default none - identity policies decide alone */
    readonly boundary?: PolicyDocument | undefined;
}

/** What becomes of a request, and through which statement where one decided. */
export interface Decision {
    readonly allowed: boolean;
    readonly because: "allowed" | "denied" | "not granted" | "outside the boundary";
    readonly statement?: DocumentStatement;
}

/**
 * Whether a principal may make a request, by the order of "Policy evaluation logic" (IAM User Guide) for one account: a
 * denial anywhere wins, then the boundary and the identity policies must both grant it. Policies of resources, of the
 * organisation and of sessions are not looked at.
 */
export function evaluate(policies: Policies, request: Request): Decision {
    const { identity, boundary } = policies;
    const all = boundary === undefined ? identity : [...identity, boundary];
    const denial = all.flatMap((document) => applying(document, "Deny", request))[0];
    if (denial !== undefined) return { allowed: false, because: "denied", statement: denial };
    const grant = identity.flatMap((document) => applying(document, "Allow", request))[0];
    if (grant === undefined) return { allowed: false, because: "not granted" };
    if (boundary !== undefined && applying(boundary, "Allow", request).length === 0) {
        return { allowed: false, because: "outside the boundary" };
    }
    return { allowed: true, because: "allowed", statement: grant };
}

/** Who asks for a role's credentials. */
export interface Caller {
    readonly kind: "AWS" | "Service" | "Federated";
    /** An ARN, or the name of a service. */
    readonly name: string;
}

/** Whether a caller may take a role, by the role's trust policy alone. */
export function evaluateTrust(trust: PolicyDocument, caller: Caller, request: Omit<Request, "resource">): Decision {
    const matching = trust.Statement.filter((statement) => isPrincipal(statement, caller));
    const own = { ...trust, Statement: matching };
    const denial = applying(own, "Deny", request)[0];
    if (denial !== undefined) return { allowed: false, because: "denied", statement: denial };
    const grant = applying(own, "Allow", request)[0];
    return grant === undefined
        ? { allowed: false, because: "not granted" }
        : { allowed: true, because: "allowed", statement: grant };
}

function isPrincipal(statement: DocumentStatement, { kind, name }: Caller): boolean {
    return listOf(statement.Principal?.[kind]).includes(name);
}

function applying(document: PolicyDocument, effect: "Allow" | "Deny", request: Request): DocumentStatement[] {
    const { action, resource = "*", context = {} } = request;
    return document.Statement.filter(
        (statement) =>
            statement.Effect === effect &&
            listOf(statement.Action).some((pattern) => covers(pattern, action, true)) &&
            coversResource(statement, resource) &&
            conditionsHold(statement.Condition ?? {}, context),
    );
}

function coversResource(statement: DocumentStatement, resource: string): boolean {
    const named = (list: readonly string[]) =>
        list.some((pattern) => pattern === "*" || pattern === resource || coversArn(pattern, resource));
    if (statement.NotResource !== undefined) return !named(listOf(statement.NotResource));
    // A trust policy is about its role and names no resource.
    return statement.Resource === undefined || named(listOf(statement.Resource));
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
    return value === undefined ? [] : typeof value === "string" ? [value] : value;
}
