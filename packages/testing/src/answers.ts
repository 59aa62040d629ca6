/** What a test supplies for calls that leave the program. */
export interface Answers {
    /** By token: `{ "aws:index/getRegion:getRegion": () => ({ region: "eu-west-1" }) }`. Also serves methods of resources. */
    readonly invokes?: Readonly<
        Record<string, (args: Readonly<Record<string, unknown>>) => InvokeResult | Promise<InvokeResult>>
    >;
    /** Outputs of other stacks by full name: `{ "organization/plinth-network/dev": { vpcId: "vpc-0a1b2c3d" } }`. */
    readonly stackOutputs?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export type InvokeResult = Readonly<Record<string, unknown>>;
