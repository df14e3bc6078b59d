import { testServer } from './database.ts'

// Starts the server of the tests before them, stops it after: node bin/run.mjs src/kit/testing/server.ts start|stop
const server = await testServer()
if (process.argv[2] === 'stop') await server.stop()
