using Carboxy.Web.Server;
using Carboxy.Work.Database;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Booking;

/// <summary>Tells every open board that bookings or hours have changed.</summary>
static class BoardChanges
{
    public static void MapBoardChanges(this IEndpointRouteBuilder app) => app
        .MapGet("/board/changes", (HttpContext http, ChangeStream stream, GroupCommit writer) => stream.TellAsync(http, "changed", hear =>
        {
            writer.Changed += hear;
            return () => writer.Changed -= hear;
        }))
        .RequireAuthorization(new AuthorizeAttribute { Roles = Access.Everyone }).Taking(WorkPlace.None);
}
