export { type CodeRefused, type EPhoto, ephoto, type PhotoSignature } from './client.ts'
export { type PhotoState, photoCode, type WhyNot } from './contract.ts'
