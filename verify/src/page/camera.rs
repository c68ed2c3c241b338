//! The camera: on after a click, off when a code is found, at a click, or when
//! the page is left.

use super::{
    browser::{device_time, name_of, pause},
    desk::{Desk, Turn},
    dom::{El, document, el, find, listen, panel, window},
    photo::Canvas,
    stage::{Answer, Failure, Stage},
};
use judging::picture::{Seen, View};
use shared::{lang::Lang, messages as m};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlVideoElement, MediaStream, MediaStreamTrack};

/// The camera at the back, if there is a choice; fine enough for 105 modules.
const WANTED: &str = r#"{"audio":false,"video":{"facingMode":{"ideal":"environment"},"width":{"ideal":1920},"height":{"ideal":1080}}}"#;
/// How long the camera stays on without seeing a code, in milliseconds.
const PATIENCE: f64 = 120_000.0;
/// Between two looks, in milliseconds: the page is drawn, the device stays cool.
const BETWEEN: i32 = 80;
/// The sides a frame is looked at in, one after the other, in pixels.
const SIDES: [u32; 2] = [1000, 700];

const HINT: &str = "hint";

/// What the camera sees.
pub fn viewfinder(desk: &Rc<Desk>) -> El {
    let lang = desk.lang();
    let video = el("video", "lm-viewfinder")
        .attr("autoplay", "")
        .attr("muted", "")
        .attr("playsinline", "")
        .attr("aria-hidden", "true");
    let shown: HtmlVideoElement = video.element().clone().unchecked_into();
    spawn_local(film(shown, desk.turn(), lang));
    let hint = el("p", "").id(HINT).attr("role", "status");
    let stopped = Rc::clone(desk);
    let stop = el("button", "ds-button")
        .attr("data-variant", "secondary")
        .attr("type", "button")
        .text(m::verify_camera_stop(lang))
        .on("click", move |_| drop(stopped.begin(Stage::Start)));
    let (panel, body) = panel(m::verify_camera(lang));
    let hint = hint.text(m::verify_camera_hint(lang));
    panel.add(
        body.add(video)
            .add(hint)
            .add(el("div", "lm-actions").add(stop)),
    )
}

/// Stops filming when the page is left.
pub fn stop_when_left(desk: &Rc<Desk>) {
    let desk = Rc::clone(desk);
    listen(&document(), "visibilitychange", move |_| {
        if document().hidden() && desk.stage() == Stage::Camera {
            desk.begin(Stage::Start);
        }
    });
}

fn hint(text: &str) {
    if let Some(hint) = find::<Element>(HINT) {
        // Said once, not at every frame.
        if hint.text_content().as_deref() != Some(text) {
            hint.set_text_content(Some(text));
        }
    }
}

/// Looks at frame after frame until a code is found or nobody wants one.
async fn film(video: HtmlVideoElement, turn: Turn, lang: Lang) {
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
            Seen::Several => hint(m::verify_camera_several(lang)),
            Seen::Other(_) => hint(m::verify_camera_other(lang)),
            Seen::Blurred => hint(m::verify_camera_hint(lang)),
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
