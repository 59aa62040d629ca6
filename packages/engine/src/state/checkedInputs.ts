import {
    holdsSecret,
    isPlanObject,
    mapSpecial,
    type PlanObject,
    type PlanValue,
    ResourceReference,
    Secret,
    Unknown,
    unknown,
} from "@plinth/plan";

/**
 * Packages whose plugins take secrets as they are (their `Configure` answers `acceptSecrets`): what the engine sends them comes
 * back with each secret where it was.
 */
const KEEP_SECRETS = new Set(["kubernetes", "aws-native", "pulumiservice"]);

/** Of the engine itself: nothing goes over a wire, and nothing changes on the way. */
const BUILT_IN = "pulumi";

/**
 * Inputs as the engine keeps them once a provider has checked them, but for what the provider adds. No provider takes
 * resource references: one becomes its resource's id, which a preview does not know, or a component's URN. Most take no
 * secrets either: the engine strips them, and then marks by key what held one. Objects are marked inside, anything else
 * as a whole: a list that holds a secret becomes secret.
 */
export function checkedInputs(pkg: string, inputs: PlanObject): PlanObject {
    if (pkg === BUILT_IN) return inputs;
    const flat = flattened(inputs) as PlanObject;
    return KEEP_SECRETS.has(pkg) ? flat : markedByKey(flat);
}

function flattened(value: PlanValue): PlanValue {
    return mapSpecial(value, (special) => {
        if (special instanceof Secret) return new Secret(flattened(special.value));
        if (!(special instanceof ResourceReference)) return special;
        return special.id instanceof Unknown ? unknown : (special.id ?? special.urn);
    });
}

function markedByKey(values: PlanObject): PlanObject {
    return Object.fromEntries(
        Object.entries(values).map(([key, value]) => {
            if (isPlanObject(value)) return [key, markedByKey(value)];
            return [key, holdsSecret(value) ? new Secret(stripped(value)) : value];
        }),
    );
}

function stripped(value: PlanValue): PlanValue {
    return mapSpecial(value, (special) => (special instanceof Secret ? stripped(special.value) : special));
}
