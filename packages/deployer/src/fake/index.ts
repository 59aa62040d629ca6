export { FakeEngine, type FakeFault, type FakeProgram, type FakeResource } from "./fakeEngine.ts";
export { FakeMutes } from "./mutes.ts";
export { FakeProbes } from "./probes.ts";
export { fakeSurroundings, type FakeSurroundings, type FakeSurroundingsOptions } from "./surroundings.ts";
export { LookingEngine, networkUrn, readState, refreshed, settled, updated } from "./lookingEngine.ts";
