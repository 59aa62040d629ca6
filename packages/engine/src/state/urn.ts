import { STACK_TYPE } from "@plinth/plan";
import { InvalidArgument } from "./refusal.ts";

/** The URN of a resource: its type is the chain of all its parents' types, to which the stack adds nothing. */
export function makeUrn(stack: string, project: string, parent: string, type: string, name: string): string {
    const parentTypes = parent === "" ? "" : qualifiedType(parent);
    const types = parentTypes === "" || parentTypes === STACK_TYPE ? type : `${parentTypes}$${type}`;
    return `urn:pulumi:${stack}::${project}::${types}::${name}`;
}

/** The type part of a URN, parents' types included. */
export function qualifiedType(urn: string): string {
    return urn.split("::")[2] ?? "";
}

/** Refuses a type that names no package, module and type. Types of local components may be any text. @throws Error with the engine's message. */
export function requireTypeToken(type: string): void {
    if (type.split(":").length === 3) return;
    throw new InvalidArgument(`Type '${type}' is not a valid type token (must have format '*:*:*')`);
}

/** The package of a type token: `aws` of `aws:ec2/vpc:Vpc`. */
export function packageOf(type: string): string {
    return type.split(":")[0] ?? "";
}
