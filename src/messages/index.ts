export { messagePages } from './pages.ts'
export { findMessages, type Message, noteRead } from './rows.ts'
export { messageForm, thread } from './view.ts'
export { type Writer, writeMessage, wrongWords } from './write.ts'
