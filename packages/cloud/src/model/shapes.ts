import type { Autoname, ModelContext, TypeModel } from "./model.ts";

type Outputs = (context: ModelContext) => Readonly<Record<string, unknown>>;

/** Flags of a model, and outputs beyond id and ARN. */
interface Extras extends Pick<TypeModel, "taggable" | "global" | "defaults"> {
    readonly outputs?: Outputs;
}

/** A type that the program names, or the provider; its ARN ends with that name. */
export function named(
    shape: Extras & {
        readonly autoname: Autoname;
        readonly service: string;
        /** What stands in the ARN before the name: `function:`. */
        readonly prefix?: string;
        /** What Pulumi takes for the id. Default: the name. */
        readonly id?: "name" | "arn";
    },
): TypeModel {
    const { autoname, service, prefix = "", id = "name", outputs = () => ({}), ...flags } = shape;
    return {
        ...flags,
        autoname,
        compute: (context) => {
            const name = context.text(autoname.property);
            const arn = context.arn(service, `${prefix}${name}`);
            return { id: id === "name" ? name : arn, outputs: { arn, ...outputs(context) } };
        },
    };
}

/** A type whose id AWS draws, with an ARN that ends with it. */
export function numbered(
    shape: Omit<Extras, "outputs"> & {
        readonly service: string;
        readonly prefix: string;
        readonly id: (context: ModelContext) => string;
        readonly autoname?: Autoname;
        readonly outputs?: (context: ModelContext, id: string) => Readonly<Record<string, unknown>>;
    },
): TypeModel {
    const { service, prefix, id: draw, outputs = () => ({}), ...flags } = shape;
    return {
        ...flags,
        compute: (context) => {
            const id = draw(context);
            return { id, outputs: { arn: context.arn(service, `${prefix}${id}`), ...outputs(context, id) } };
        },
    };
}

/** A type without an ARN of its own: a rule, an attachment, a setting of another resource. */
export function part(
    id: (context: ModelContext) => string,
    extras: Extras & { readonly autoname?: Autoname } = {},
): TypeModel {
    const { outputs = () => ({}), ...flags } = extras;
    return { ...flags, compute: (context) => ({ id: id(context), outputs: outputs(context) }) };
}

/** Inputs put together to an id: `cluster:name`. */
export function joined(separator: string, ...properties: readonly string[]): (context: ModelContext) => string {
    return (context) => properties.map((property) => context.text(property)).join(separator);
}
