export { DataKeys } from "./dataKeys.ts";
export type { DataClass, DataKeysArgs } from "./dataKeysArgs.ts";
export { Key } from "./key.ts";
export type { KeyArgs, KeyUsers } from "./keyArgs.ts";
export type { KeyStatement } from "./keyPolicy.ts";
export { KEY_SENDERS, type KeySender } from "./policy/senders.ts";
export { KEY_SERVICES, type KeyService } from "./policy/services.ts";
export { checkRoleArns, type RolesHome } from "./principals/roleArns.ts";
