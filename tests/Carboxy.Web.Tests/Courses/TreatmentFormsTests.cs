using System.Net;

namespace Carboxy.Web.Courses;

public sealed class TreatmentFormsTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public async Task A_wrong_form_comes_back_with_what_was_typed_and_nothing_is_kept()
    {
        var patient = await ClearedPatient.ComeAsync(served);
        using var visitor = await EnterAsync("physician");

        using var answer = await visitor.SendAsync(patient.NewCourse, patient.NewCourse, Plan(("Sessions", "many"), ("StartsOn", "soon"), ("GapDays", "<script>alert(1)</script>")));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("value=\"many\"", html, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_leads_to_the_same_course()
    {
        var patient = await ClearedPatient.ComeAsync(served);
        using var visitor = await EnterAsync("physician");
        var form = Plan(("FormKey", "0193b7a0-0000-7000-8000-000000000001"));

        using var first = await visitor.SendAsync(patient.NewCourse, patient.NewCourse, form);
        using var second = await visitor.SendAsync(patient.NewCourse, patient.NewCourse, form);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
    }

    [Fact]
    public async Task A_form_too_large_changes_nothing()
    {
        var patient = await ClearedPatient.ComeAsync(served);
        using var visitor = await EnterAsync("physician");

        using var answer = await visitor.SendAsync(patient.NewCourse, patient.NewCourse, Plan(("Goal", new string('x', 1_100_000))));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("/courses/0193b7a0-0000-7000-8000-0000000000ff")]
    [InlineData("/courses/0193b7a0-0000-7000-8000-0000000000ff/check")]
    [InlineData("/courses/0193b7a0-0000-7000-8000-0000000000ff/consent")]
    [InlineData("/courses/0193b7a0-0000-7000-8000-0000000000ff/outcomes")]
    [InlineData("/courses/0193b7a0-0000-7000-8000-0000000000ff/measure/M-01")]
    [InlineData("/sessions/0193b7a0-0000-7000-8000-0000000000ff")]
    [InlineData("/sessions/0193b7a0-0000-7000-8000-0000000000ff/pulse?seen=1")]
    [InlineData("/courses/not-an-id")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var visitor = await EnterAsync("physician");

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.ReadAsync(path)).Status);
    }

    [Fact]
    public async Task Reception_sees_the_course_and_runs_no_session()
    {
        var patient = await ClearedPatient.ComeAsync(served);
        using var physician = await EnterAsync("physician");
        using var kept = await physician.SendAsync(patient.NewCourse, patient.NewCourse, Plan());
        var course = kept.Headers.Location!.AbsolutePathOrSelf();
        using var reception = await EnterAsync("reception");

        Assert.Equal(HttpStatusCode.OK, (await reception.ReadAsync("/today")).Status);
        var (status, html) = await reception.ReadAsync(course);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.DoesNotContain($"{course}/check", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await reception.ReadAsync($"{course}/check")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await reception.ReadAsync(patient.NewCourse)).Status);
        using var answer = await reception.SendAsync(course, course, ("_handler", "extend"), ("Version", "1"), ("More", "6"));
        Assert.NotEqual(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_day_that_comes_too_early_is_refused_with_its_reason()
    {
        var patient = await ClearedPatient.ComeAsync(served);
        using var visitor = await EnterAsync("physician");
        using var kept = await visitor.SendAsync(patient.NewCourse, patient.NewCourse, Plan());
        var course = kept.Headers.Location!.AbsolutePathOrSelf();

        using var answer = await visitor.SendAsync(course, course, ("_handler", "move-session"), ("Day", "2001-01-01"));

        Assert.Contains("role=\"alert\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    async Task<Visitor> EnterAsync(string role)
    {
        var visitor = served.NewVisitor();
        await visitor.EnterAsync(role);
        return visitor;
    }

    static (string, string)[] Plan(params (string Name, string Value)[] with)
    {
        (string Name, string Value)[] usual = [("_handler", "plan-course"), ("Goal", "S0-17"), ("Protocol", "gel_mask_course"), ("Side", "None"), ("Sessions", "5"), ("StartsOn", $"{TimeProvider.System.GetUtcNow().AddHours(12):yyyy-MM-dd}")];
        return [.. usual.Where(u => with.All(w => w.Name != u.Name)), .. with];
    }
}
