//! The camera: on after a click, off when a code is found, at a click, or when
//! the page is left.

use super::{
    browser::{device_time, name_of, pause},
    desk::{Answer, Failure, Stage, Turn, use_desk},
    photo::Canvas,
};
use crate::i18n::use_i18n;
use judging::picture::{Seen, View};
use leptos::{html::Video, prelude::*, task::spawn_local};
use shared::{lang::Lang, messages as m};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamTrack};

/// The camera at the back, if there is a choice; fine enough for 105 modules.
const WANTED: &str = r#"{"audio":false,"video":{"facingMode":{"ideal":"environment"},"width":{"ideal":1920},"height":{"ideal":1080}}}"#;
/// How long the camera stays on without seeing a code, in milliseconds.
const PATIENCE: f64 = 120_000.0;
/// Between two looks, in milliseconds: the page is drawn, the device stays cool.
const BETWEEN: i32 = 80;
/// The sides a frame is looked at in, one after the other, in pixels.
const SIDES: [u32; 2] = [1000, 700];

/// What the camera sees.
#[component]
pub fn Viewfinder() -> impl IntoView {
    let (i18n, desk) = (use_i18n(), use_desk());
    let video = NodeRef::<Video>::new();
    let hint = RwSignal::new(m::verify_camera_hint as fn(Lang) -> &'static str);
    let turn = desk.turn();
    Effect::new(move || {
        if let Some(video) = video.get() {
            spawn_local(film(video, turn, hint));
        }
    });
    let stop = move |_| {
        desk.begin(Stage::Start);
    };
    let left = window_event_listener_untyped("visibilitychange", move |_| {
        if document().hidden() && desk.films() {
            desk.begin(Stage::Start);
        }
    });
    on_cleanup(move || left.remove());
    view! {
        <section class="lm-panel" aria-labelledby="camera">
            <header>
                <h2 id="camera">{i18n.t(m::verify_camera)}</h2>
            </header>
            <div class="lm-body">
                <video
                    class="lm-viewfinder"
                    autoplay
                    muted
                    playsinline
                    aria-hidden="true"
                    node_ref=video
                ></video>
                <p role="status">{move || hint.get()(i18n.lang())}</p>
                <div class="lm-actions">
                    <button class="ds-button" data-variant="secondary" type="button" on:click=stop>
                        {i18n.t(m::verify_camera_stop)}
                    </button>
                </div>
            </div>
        </section>
    }
}

/// Looks at frame after frame until a code is found or nobody wants one.
async fn film(video: HtmlVideoElement, turn: Turn, hint: RwSignal<fn(Lang) -> &'static str>) {
    let (camera, canvas) = match Camera::open(&video).await {
        Ok(camera) => (camera, Canvas::new()),
        Err(failure) => return turn.answer(Answer::Failure(failure)),
    };
    let until = device_time() + PATIENCE;
    for side in SIDES.into_iter().cycle() {
        pause(BETWEEN).await;
        if !turn.counts() {
            return;
        }
        if until < device_time() {
            return turn.answer(Answer::Failure(Failure::CameraNothing));
        }
        let frame = canvas.as_ref().zip(frame(&video, side));
        let frame = frame.and_then(|(canvas, frame)| canvas.draw_video(&video, &frame));
        match frame.map_or(Seen::Nothing, |frame| frame.look()) {
            Seen::Card(code) => {
                drop(camera);
                return turn.judge(code);
            }
            Seen::Several => hint.set(m::verify_camera_several),
            Seen::Other(_) => hint.set(m::verify_camera_other),
            Seen::Blurred => hint.set(m::verify_camera_hint),
            Seen::Nothing => {}
        }
    }
}

/// The square in the middle, as the page shows it.
fn frame(video: &HtmlVideoElement, side: u32) -> Option<View> {
    let (width, height) = (video.video_width(), video.video_height());
    let shorter = width.min(height);
    let across = shorter.min(side);
    (0 < shorter).then(|| View {
        left: f64::from(width - shorter) / 2.0,
        top: f64::from(height - shorter) / 2.0,
        width: shorter.into(),
        height: shorter.into(),
        across,
        down: across,
    })
}

/// A camera that is on.
struct Camera(MediaStream);

impl Camera {
    async fn open(video: &HtmlVideoElement) -> Result<Self, Failure> {
        let devices = window().navigator().media_devices();
        // Absent, too, where the connection is not safe.
        let devices = devices.ok().filter(|devices| !devices.is_undefined());
        let devices = devices.ok_or(Failure::CameraAbsent)?;
        let wanted = js_sys::JSON::parse(WANTED).map_err(|error| failure(&error))?;
        let stream = devices.get_user_media_with_constraints(wanted.unchecked_ref());
        let stream = stream.map_err(|error| failure(&error))?;
        let stream = JsFuture::from(stream)
            .await
            .map_err(|error| failure(&error))?;
        let camera = Self(stream.unchecked_into());
        video.set_src_object(Some(&camera.0));
        Ok(camera)
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        for track in self.0.get_tracks() {
            track.unchecked_ref::<MediaStreamTrack>().stop();
        }
    }
}

/// Why there is no camera (Media Capture and Streams, "getUserMedia").
fn failure(error: &JsValue) -> Failure {
    match name_of(error).as_str() {
        "NotAllowedError" | "SecurityError" => Failure::CameraRefused,
        "NotFoundError" | "OverconstrainedError" => Failure::CameraAbsent,
        _ => Failure::CameraBusy,
    }
}
