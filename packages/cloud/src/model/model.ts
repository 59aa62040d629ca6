import { alphanumeric, hex, uuid } from "../values/digits.ts";
import { domainOf, type ProviderTarget } from "../values/target.ts";

/** How the computed values of one resource type look. */
export interface TypeModel {
    /** The property the provider names a resource by when the program does not. */
    readonly autoname?: Autoname;
    /** Has `tags` and `tagsAll`. */
    readonly taggable?: true;
    /** Exists once per account, so it has no `region` and its ARN names none. */
    readonly global?: true;
    /** Inputs the provider fills with a constant. */
    readonly defaults?: Readonly<Record<string, unknown>>;
    /** Outputs that an update changes, from the state before it and the inputs that change; a preview does not know them. */
    readonly updated?: (
        before: Readonly<Record<string, unknown>>,
        changed: readonly string[],
    ) => Readonly<Record<string, unknown>>;
    /** Everything else that the cloud decides. */
    compute(context: ModelContext): { readonly id: string; readonly outputs: Readonly<Record<string, unknown>> };
}

export interface Autoname {
    readonly property: string;
    /** Longest name AWS takes; a longer autoname is refused by the provider. */
    readonly maxLength: number;
    /** AWS takes only lower case here, and the provider lowers what it generates. */
    readonly lowerCase?: true;
    /** The logical name alone: it is unique enough where it is used. */
    readonly bare?: true;
    /** A switch that makes the name end with `.fifo`. */
    readonly fifoBy?: string;
}

/** What a model computes from. Everything it gives depends on seed, inputs and target alone. */
export class ModelContext {
    /** What all digits here follow from; usually the URN. */
    readonly seed: string;
    /** Known inputs, after defaults and autonames. */
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly target: ProviderTarget;
    readonly #regional: boolean;

    constructor(request: {
        seed: string;
        inputs: Readonly<Record<string, unknown>>;
        target: ProviderTarget;
        regional: boolean;
    }) {
        this.seed = request.seed;
        this.inputs = request.inputs;
        const region = request.inputs.region;
        // Empty is not set, as Terraform's providers have it.
        this.target = typeof region === "string" && region !== "" ? { ...request.target, region } : request.target;
        this.#regional = request.regional;
    }

    /** A string input, or a stand-in for one that is unknown or not set. */
    text(property: string, otherwise = `unknown-${property}`): string {
        const value = this.inputs[property];
        return typeof value === "string" && value !== "" ? value : otherwise;
    }

    /** Whether an input is set. */
    has(property: string): boolean {
        return (this.inputs[property] ?? "") !== "";
    }

    /** A number input, or `otherwise`. */
    number(property: string, otherwise: number): number {
        const value = this.inputs[property];
        return typeof value === "number" ? value : otherwise;
    }

    /** An id as EC2 gives them: `vpc-0a1b2c3d4e5f60718`. */
    ec2Id(prefix: string, seed = this.seed): string {
        return `${prefix}-0${hex(`${prefix}:${seed}`, 16)}`;
    }

    /** Hexadecimal digits of this resource's own, different for each `purpose`. */
    hex(purpose: string, length: number): string {
        return hex(`${purpose}:${this.seed}`, length);
    }

    /** Upper-case letters and digits of this resource's own. */
    alphanumeric(purpose: string, length: number): string {
        return alphanumeric(`${purpose}:${this.seed}`, length);
    }

    uuid(purpose: string): string {
        return uuid(`${purpose}:${this.seed}`);
    }

    /** An address in 10.0.0.0/8, or one of the block set aside for documentation when `isPublic`. */
    ip(purpose: string, isPublic = false): string {
        const octets = [0, 2, 4].map((at) => Number.parseInt(this.hex(purpose, 6).slice(at, at + 2), 16));
        return isPublic ? `203.0.113.${octets[0]}` : `10.${octets.join(".")}`;
    }

    /** `arn:aws:<service>:<region>:<account>:<resource>`; without a region for global types. */
    arn(service: string, resource: string): string {
        const { partition, region, account } = this.target;
        return `arn:${partition}:${service}:${this.#regional ? region : ""}:${account}:${resource}`;
    }

    /** A host below a service's domain in this region: `<label>.<region>.rds.amazonaws.com`. */
    host(label: string, service: string): string {
        return `${label}.${this.target.region}.${service}.${domainOf(this.target.partition)}`;
    }

    /** When simulated resources are made: always the same moment, so that plans can be compared. */
    get moment(): string {
        return "2024-01-01T00:00:00Z";
    }
}
