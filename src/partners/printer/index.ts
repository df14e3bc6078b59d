export { type Printer, printer } from './client.ts'
export type {
  Batch,
  BatchAnswer,
  CardContent,
  CardOrder,
  Defect,
  EventPage,
  LedgerLine,
  LetterKind,
  OrderAnswer,
  PrinterEvent,
  RefusalCode,
} from './contract.ts'
