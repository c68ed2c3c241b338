//! A place in a list is one in that list alone, filtered and sorted as it was.

use crate::harness::TestApp;
use shared::roles::ShippedRole::Nurse;

#[tokio::test]
async fn of_another_order_filter_or_list_it_is_refused() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    for number in 0..30 {
        app.somebody(&format!("nurse_{number:02}"), &[Nurse])
            .hire()
            .await;
    }
    let list = async |path: &str| administrator.get(path).await;
    let first = list("/api/users?sort=login").await.expect(200);
    let next = first["next"].as_str().unwrap();
    let rest = list(&format!("/api/users?sort=login&cursor={next}")).await;
    let shown = rest.expect(200)["items"].as_array().map(Vec::len);
    assert_eq!(shown, Some(31 - 25));
    for other in [
        "/api/users?sort=login&order=descending",
        "/api/users?sort=full-name",
        "/api/users?sort=login&search=nurse",
        "/api/users?sort=login&token=valid",
        "/api/users",
        "/api/tokens",
        "/api/tokens?sort=workstation",
    ] {
        let joint = if other.contains('?') { '&' } else { '?' };
        let reply = list(&format!("{other}{joint}cursor={next}")).await;
        reply.expect_problem(400, "malformed");
    }
}
