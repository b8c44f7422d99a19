using Carboxy.Web.Server;
using Carboxy.Work.Database;
using Carboxy.Work.Directing;
using Carboxy.Work.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Directing;

/// <summary>The desk's addresses beside its page: what tells it that decisions, notes, sessions or bookings have changed.</summary>
static class DeskEndpoints
{
    public static void MapDesk(this IEndpointRouteBuilder app)
    {
        app.MapGet("/desk/changes", FollowAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Access.Directing }).Taking(WorkPlace.None);
        // Decisions had a page of their own; links to it are still about.
        app.MapGet("/decisions", () => TypedResults.Redirect("/desk#decisions", permanent: true)).RequireAuthorization(new AuthorizeAttribute { Roles = Access.Directing });
    }

    static Task FollowAsync(HttpContext http, ChangeStream stream, DeskNews desk, SessionNews sessions, GroupCommit bookings) => stream.TellAsync(http, "changed", hear =>
    {
        desk.Changed += hear;
        bookings.Changed += hear;
        sessions.Moved += hear.Invoke;
        return () =>
        {
            desk.Changed -= hear;
            bookings.Changed -= hear;
            sessions.Moved -= hear.Invoke;
        };
    });
}
