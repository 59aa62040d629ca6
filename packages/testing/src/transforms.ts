import * as pulumi from "@pulumi/pulumi";

type Fields = Record<string, unknown>;

/** A registration as a transform sees it. */
export interface Transformable {
    readonly type: string;
    readonly name: string;
    readonly custom: boolean;
    readonly parent: string;
    readonly tokens: readonly string[];
    /** As the SDK sent them. */
    readonly sent: Fields;
}

/**
 * Runs `transforms` as the real engine does: those of the resource first, then those of its parents from the inside
 * out, then those of the stack. The SDK's own mocks do not run them.
 */
export class Transforms {
    readonly #byToken = new Map<string, pulumi.ResourceTransform>();
    readonly #tokensByUrn = new Map<string, { readonly own: readonly string[]; readonly parent: string }>();
    readonly #stack: string[] = [];

    /** The SDK announces each transform under a token before the registration that uses it. */
    add(token: string, transform: pulumi.ResourceTransform): void {
        this.#byToken.set(token, transform);
    }

    /** A transform for the whole stack. */
    addForStack(token: string): void {
        this.#stack.push(token);
    }

    /**
     * Inputs after all transforms.
     *
     * @throws Error when a transform changes options, which a recording does not follow.
     */
    async apply(urn: string, resource: Transformable): Promise<Fields> {
        this.#tokensByUrn.set(urn, { own: resource.tokens, parent: resource.parent });
        let sent = resource.sent;
        for (const token of this.#chain(urn)) {
            const transform = this.#byToken.get(token);
            if (transform === undefined) continue;
            const opts = {};
            const { custom, type, name } = resource;
            const props = pulumi.runtime.deserializeProperty(sent, true) as Fields;
            const result = await transform({ custom, type, name, props, opts });
            if (result === undefined) continue;
            if (Object.keys(result.opts).length > 0) {
                throw new Error(`a transform of ${urn} changes options, which a recording does not follow`);
            }
            sent = (await pulumi.runtime.serializeProperties(urn, result.props)) as Fields;
        }
        return sent;
    }

    *#chain(urn: string): Generator<string> {
        for (let at = this.#tokensByUrn.get(urn); at !== undefined; at = this.#tokensByUrn.get(at.parent))
            yield* at.own;
        yield* this.#stack;
    }
}
