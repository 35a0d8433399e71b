//! The file's rows, read and typed in a thread of its own, in chunks, a few ahead of whoever takes them.

use kernel::{Error, Result};
use tables::{Failure, Mapped, MappedReader, Progress, Source, Target};
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::{Job, blocking};

/// Rows of a chunk: enough for one statement, few enough for one progress bar.
pub(super) const ROWS: usize = 500;
/// Chunks that wait.
const AHEAD: usize = 4;

/// Rows with what the reader knows by then.
#[derive(Default)]
pub(super) struct Chunk {
    pub rows: Vec<Mapped>,
    /// Rows that the mapping left out, since the file's beginning.
    pub skipped: u64,
    /// Bytes of the file read.
    pub read: u64,
    /// Bytes of the file.
    pub total: u64,
}

/// The chunks of one file.
pub(super) struct Feed {
    chunks: Receiver<Result<Chunk, Failure>>,
}

impl Feed {
    /// Opens the file and checks the mapping against it.
    pub async fn open(job: &Job, target: Target) -> Result<Self> {
        let (file, mapping) = (job.file.clone(), job.mapping.clone());
        let (reader, progress) = blocking(move || {
            let source = Source::open(&file, &mapping.file)?;
            let progress = source.progress();
            Ok((MappedReader::new(source, &mapping, &target)?, progress))
        })
        .await?;
        let (send, chunks) = channel(AHEAD);
        drop(tokio::task::spawn_blocking(move || pump(reader, &progress, &send)));
        Ok(Self { chunks })
    }

    /// The next chunk; nothing after the last row.
    pub async fn next(&mut self) -> Result<Option<Chunk>> {
        self.chunks.recv().await.transpose().map_err(Error::from)
    }
}

/// Sends chunks until the file ends or nobody takes them any more.
fn pump(mut reader: MappedReader, progress: &Progress, send: &Sender<Result<Chunk, Failure>>) {
    loop {
        let mut chunk = Chunk { rows: Vec::with_capacity(ROWS), ..Chunk::default() };
        for mapped in reader.by_ref().take(ROWS) {
            match mapped {
                Ok(mapped) => chunk.rows.push(mapped),
                Err(failure) => {
                    drop(send.blocking_send(Err(failure)));
                    return;
                }
            }
        }
        let last = chunk.rows.len() < ROWS;
        (chunk.skipped, chunk.read, chunk.total) = (reader.skipped(), progress.read(), progress.total);
        if send.blocking_send(Ok(chunk)).is_err() || last {
            return;
        }
    }
}
