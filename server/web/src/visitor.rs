//! A connection, how long it may take to say what it wants where there is no room for
//! it, and how long it may leave an answer unread.

use hyper_util::{
    rt::{TokioExecutor, TokioTimer},
    server::conn::auto::Builder,
};
use std::{
    io,
    net::{self, SocketAddr},
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpSocket, TcpStream},
    time::{Sleep, sleep},
};

/// A place in the reserve is for one question and its answer: whoever is silent
/// there keeps out those who ask whether the server lives.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long a visitor may take to say what they want.
const HEADERS: Duration = Duration::from_secs(15);

/// So long nothing more of an answer may be taken: whoever asks and does not read would
/// stay without end. Far longer than a ward's network is ever away.
const UNREAD: Duration = Duration::from_secs(30);

/// So many bytes of an answer are on their way at once; the system doubles it for what it
/// keeps with them. There is room for more once a third of it has come: in [`UNREAD`], at 2 kB
/// a second. Left alone the system would take megabytes, and a slow line would seem to stand.
const ON_THE_WAY: u32 = 64 * 1024;

/// How many may wait to be let in.
const WAITING: u32 = 1024;

/// Listens for visitors.
///
/// # Errors
/// The address is not ours, or taken.
pub fn listen(address: SocketAddr) -> io::Result<net::TcpListener> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()?
    } else {
        TcpSocket::new_v6()?
    };
    // A server that begins anew does not wait for the connections of the one before.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.set_send_buffer_size(ON_THE_WAY)?;
    socket.bind(address)?;
    socket.listen(WAITING)?.into_std()
}

/// Lets go of whoever connects and then says nothing: connections are few. Only HTTP/1.1
/// is spoken, for whether a silent client means HTTP/2 would be waited for without end.
pub fn wait_no_longer(http: &mut Builder<TokioExecutor>) {
    let mut http = http.http1();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS);
}

/// Whoever is connected.
#[derive(Debug)]
pub struct Visitor {
    stream: TcpStream,
    /// The end of the reserve's patience.
    until: Option<Pin<Box<Sleep>>>,
    /// Until when more of the answer must be taken, once there is no room for it.
    unread: Option<Pin<Box<Sleep>>>,
}

impl Visitor {
    /// Somebody, in the reserve or not.
    #[expect(
        clippy::disallowed_methods,
        reason = "nobody waits for it: it is a deadline for reading"
    )]
    pub fn new(stream: TcpStream, is_beyond: bool) -> Self {
        let until = is_beyond.then(|| Box::pin(sleep(PATIENCE)));
        Self {
            stream,
            until,
            unread: None,
        }
    }

    /// Begins to wait where nothing was `taken`, and waits no longer than [`UNREAD`].
    #[expect(
        clippy::disallowed_methods,
        reason = "nobody waits for it: it is a deadline for reading"
    )]
    fn within_patience<T>(
        &mut self,
        context: &mut Context<'_>,
        taken: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if taken.is_ready() {
            self.unread = None;
            return taken;
        }
        let unread = self.unread.get_or_insert_with(|| Box::pin(sleep(UNREAD)));
        let late = unread.as_mut().poll(context);
        late.map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Visitor {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        match &mut self.until {
            Some(until) if read.is_pending() => {
                let late = until.as_mut().poll(context);
                late.map(|()| Err(io::ErrorKind::TimedOut.into()))
            }
            _ => read,
        }
    }
}

impl AsyncWrite for Visitor {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &[u8],
    ) -> Poll<io::Result<usize>> {
        let taken = Pin::new(&mut self.stream).poll_write(context, buffer);
        self.within_patience(context, taken)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffers: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let taken = Pin::new(&mut self.stream).poll_write_vectored(context, buffers);
        self.within_patience(context, taken)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
        time::Instant,
    };

    async fn pair(is_beyond: bool) -> (TcpStream, Visitor) {
        pair_by(TcpSocket::new_v4().unwrap(), is_beyond).await
    }

    async fn pair_by(outside: TcpSocket, is_beyond: bool) -> (TcpStream, Visitor) {
        let listener = listen("127.0.0.1:0".parse().unwrap()).unwrap();
        let listener = TcpListener::from_std(listener).unwrap();
        let address = listener.local_addr().unwrap();
        let (outside, inside) = tokio::join!(outside.connect(address), listener.accept());
        (outside.unwrap(), Visitor::new(inside.unwrap().0, is_beyond))
    }

    #[tokio::test]
    async fn whoever_says_something_in_time_is_heard() {
        for is_beyond in [false, true] {
            let (mut outside, mut visitor) = pair(is_beyond).await;
            outside.write_all(b"GET /healthz").await.unwrap();
            visitor.stream.readable().await.unwrap();
            let mut heard = [0; 12];
            visitor.read_exact(&mut heard).await.unwrap();
            visitor.write_all(&heard).await.unwrap();
            outside.read_exact(&mut heard).await.unwrap();
            assert_eq!(&heard, b"GET /healthz");
        }
    }

    #[tokio::test]
    async fn whoever_is_silent_in_the_reserve_is_let_go() {
        let (_outside, mut visitor) = pair(true).await;
        // No time is waited for.
        tokio::time::pause();
        let begun = Instant::now();
        let late = visitor.read_u8().await.unwrap_err();
        assert_eq!(late.kind(), io::ErrorKind::TimedOut);
        assert!(begun.elapsed() <= PATIENCE + Duration::from_secs(1));
    }

    #[tokio::test]
    async fn an_answer_is_as_long_as_it_is() {
        let (mut outside, mut visitor) = pair(false).await;
        let answer = vec![7; 1 << 24];
        let mut read = Vec::new();
        let say = async {
            visitor.write_all(&answer).await.unwrap();
            visitor.shutdown().await.unwrap();
        };
        let (read_all, ()) = tokio::join!(outside.read_to_end(&mut read), say);
        assert_eq!(read_all.unwrap(), answer.len());
    }

    #[tokio::test]
    async fn whoever_reads_slowly_reads_to_the_end() {
        let outside = TcpSocket::new_v4().unwrap();
        outside.set_recv_buffer_size(8 * 1024).unwrap();
        let (mut outside, mut visitor) = pair_by(outside, false).await;
        let answer = vec![7; 1 << 23];
        let say = async {
            visitor.write_all(&answer).await.unwrap();
            visitor.shutdown().await.unwrap();
        };
        let read = async {
            let mut read = 0;
            let mut some = vec![0; 10 * 2000];
            loop {
                // Ten seconds, for which nobody waits.
                tokio::time::pause();
                tokio::time::advance(Duration::from_secs(10)).await;
                tokio::time::resume();
                let mut filled = 0;
                while filled < some.len() {
                    match outside.read(&mut some[filled..]).await.unwrap() {
                        0 => return read + filled,
                        more => filled += more,
                    }
                }
                read += filled;
            }
        };
        let (read, ()) = tokio::join!(read, say);
        assert_eq!(read, answer.len());
    }

    #[tokio::test]
    async fn whoever_does_not_read_their_answer_is_let_go() {
        let (outside, mut visitor) = pair(false).await;
        let answer = vec![7; 1 << 24];
        tokio::time::pause();
        let late = visitor.write_all(&answer).await.unwrap_err();
        assert_eq!(late.kind(), io::ErrorKind::TimedOut);
        // What was taken meanwhile gives as much time again.
        let mut some = vec![0; 1 << 22];
        while outside.try_read(&mut some).is_ok() {}
        visitor.stream.writable().await.unwrap();
        visitor.write_u8(7).await.unwrap();
        let begun = Instant::now();
        let late = visitor.write_all(&answer).await.unwrap_err();
        assert_eq!(late.kind(), io::ErrorKind::TimedOut);
        assert!(UNREAD <= begun.elapsed());
    }
}
