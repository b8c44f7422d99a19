using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Web.Server;

/// <summary>A server that counts tries by the hour, so that a slow machine tries no slower than is counted.</summary>
public sealed class CountsByTheHour : Served
{
    protected override WebSettings Settings => base.Settings with { PacedOver = TimeSpan.FromHours(1) };
}

/// <summary>A server of its own: what is counted here must not slow other tests.</summary>
public sealed class PaceTests(CountsByTheHour served) : IClassFixture<CountsByTheHour>
{
    [Fact]
    public void A_clinic_counts_tries_by_the_minute() => Assert.Equal(TimeSpan.FromMinutes(1), new WebSettings { DataFolder = "." }.PacedOver);

    [Fact]
    public async Task Whoever_guesses_passwords_at_speed_is_told_to_wait_and_others_read_on()
    {
        using var guesser = served.NewVisitor("en");
        var token = Visitor.TokenIn((await guesser.ReadAsync("/sign-in")).Html);
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 62; attempt++)
        {
            using var form = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Email", "nobody@example.org"), new("Password", $"guess {attempt}"), new("__RequestVerificationToken", token)]);
            using var answer = await guesser.Client.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);
            statuses.Add(answer.StatusCode);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.Equal("3600", answer.Headers.RetryAfter?.ToString());
                Assert.Contains("Too many attempts", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            }
        }

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses.Take(60));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        using var other = served.NewVisitor();
        Assert.Equal(HttpStatusCode.OK, (await other.ReadAsync("/sign-in")).Status);
    }

    [Fact]
    public async Task Whoever_guesses_links_at_speed_is_told_to_wait()
    {
        using var guesser = served.NewVisitor();
        var statuses = new List<HttpStatusCode>();
        for (var attempt = 0; attempt < 302; attempt++)
            statuses.Add((await guesser.ReadAsync($"/i/guess-{attempt}")).Status);

        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses.Take(300));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public void Every_page_and_address_behind_a_link_that_only_its_holder_knows_counts_who_tries()
    {
        var behind = served.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && e.RoutePattern.Parameters.Any(p => p.Name is "token" or "Token" or "secret")).ToList();

        Assert.True(behind.Count >= 6, $"{behind.Count} addresses were found");
        Assert.Empty(behind.Where(e => e.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is not (Pace.Links or Pace.Doors)).Select(e => e.RoutePattern.RawText));
    }
}
