//! A place in a list is one in that list alone, filtered and sorted as it was.

use crate::harness::TestApp;
use shared::{
    endpoints::{ListTokens, ListUsers},
    roles::ShippedRole::Nurse,
};

#[tokio::test]
async fn of_another_order_filter_or_list_it_is_refused() {
    let app = TestApp::new().await;
    let administrator = app.administrator().await;
    for number in 0..30 {
        app.somebody(&format!("nurse_{number:02}"), &[Nurse])
            .hire()
            .await;
    }
    let users = async |query: String| administrator.ask(ListUsers).query(query).await;
    let tokens = async |query: String| administrator.ask(ListTokens).query(query).await;
    let first = users("sort=login".to_owned()).await.expect(200);
    let next = first["next"].as_str().unwrap();
    let rest = users(format!("sort=login&cursor={next}")).await;
    let shown = rest.expect(200)["items"].as_array().map(Vec::len);
    assert_eq!(shown, Some(31 - 25));
    for other in [
        "sort=login&order=descending&",
        "sort=full-name&",
        "sort=login&search=nurse&",
        "sort=login&token=valid&",
        "",
    ] {
        let reply = users(format!("{other}cursor={next}")).await;
        reply.expect_problem(400, "malformed");
    }
    for other in ["", "sort=workstation&"] {
        let reply = tokens(format!("{other}cursor={next}")).await;
        reply.expect_problem(400, "malformed");
    }
}
