import type { PlannedResource } from "@plinth/plan";
import { PROVIDER_PREFIX } from "@plinth/plan";
import { plain } from "./plain.ts";

/**
 * A type token as people say it: `aws:ec2/subnet:Subnet` is `aws:ec2 Subnet`. The part after the slash repeats the
 * name in most providers, and is dropped only where it does.
 */
export function shortType(type: string): string {
    if (type.startsWith(PROVIDER_PREFIX)) return `${plain(type.slice(PROVIDER_PREFIX.length))} provider`;
    const [pkg = "", module = "", name = ""] = plain(type).split(":");
    if (name === "") return plain(type);
    if (pkg === "pulumi" && module === "pulumi") return name;
    const slash = module.lastIndexOf("/");
    const repeated = slash >= 0 && module.slice(slash + 1).toLowerCase() === name.toLowerCase();
    const kept = repeated ? module.slice(0, slash) : module;
    return kept === "index" || kept === "" ? `${pkg} ${name}` : `${pkg}:${kept} ${name}`;
}

/** The logical name at the end of a URN, for resources a plan does not hold. */
export function nameInUrn(urn: string): string {
    return plain(urn.slice(urn.lastIndexOf("::") + 2));
}

/** The type at the end of a URN's chain of types. */
export function typeInUrn(urn: string): string {
    return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

/** Whether a resource is one that Pulumi made by itself and nobody wrote: a default provider. */
export function isDefaultProvider({ type, name }: PlannedResource): boolean {
    return type.startsWith(PROVIDER_PREFIX) && /^default(_|$)/.test(name);
}
