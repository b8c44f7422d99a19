using System.Net;
using Carboxy.Web.Journeys;
using Carboxy.Work.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Server;

/// <summary>A sign-in is renewed by pages that somebody opens, and by nothing that a page asks for by itself.</summary>
public sealed class SignInChecksTests(Rehearsal served) : IClassFixture<Rehearsal>
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/today", "Sec-Fetch-Dest", "document", true)]
    [InlineData("/today", "Accept", "text/html", true)] // an older browser says nothing of it
    [InlineData("/callers?q=ан", "Sec-Fetch-Dest", "empty", false)]
    [InlineData("/callers?q=ан", "HX-Request", "true", false)]
    [InlineData("/api/sessions/0197f2a0-0000-7000-8000-000000000000", "Accept", "application/json", false)]
    public async Task What_a_page_asks_for_by_itself_never_signs_anybody_in_again(string path, string header, string value, bool renews)
    {
        using var visitor = served.NewVisitor();
        await visitor.EnterAsync("physician");
        foreach (var time in (TimeSpan[])[TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), TimeSpan.FromHours(6)]) // checked anew, and half of its time gone
        {
            served.Clock.Pass(time);
            using var answer = await AskAsync(visitor, path, header, value);

            Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal(renews, answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith("carboxy.person=", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task An_open_page_learns_within_a_minute_that_its_sign_in_holds_no_more()
    {
        using var visitor = served.NewVisitor();
        await visitor.EnterAsync("reception");
        async Task<HttpStatusCode> PartAsync()
        {
            using var answer = await AskAsync(visitor, "/callers?q=ан", "Sec-Fetch-Dest", "empty");
            return answer.StatusCode;
        }

        served.Clock.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, await PartAsync());
        await ChangeStampAsync("reception");
        served.Clock.Pass(TimeSpan.FromSeconds(50));
        Assert.Equal(HttpStatusCode.OK, await PartAsync()); // not asked again yet
        served.Clock.Pass(TimeSpan.FromSeconds(20));
        Assert.Equal(HttpStatusCode.Redirect, await PartAsync());
    }

    static Task<HttpResponseMessage> AskAsync(Visitor visitor, string path, string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(header, value);
        return visitor.Client.SendAsync(request, Cancel);
    }

    async Task ChangeStampAsync(string role)
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        await people.UpdateSecurityStampAsync((await people.GetUsersInRoleAsync(role)).OrderBy(p => p.CreatedAt).First());
    }
}
