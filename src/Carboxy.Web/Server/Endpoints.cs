using Carboxy.Web.Booking;
using Carboxy.Web.Booking.Moving;
using Carboxy.Web.Consents;
using Carboxy.Web.Directing;
using Carboxy.Web.Materials;
using Carboxy.Web.Messages;
using Carboxy.Web.Notes;
using Carboxy.Web.Patients;
using Carboxy.Web.People;
using Carboxy.Web.Sessions;
using Carboxy.Web.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Carboxy.Web.Server;

/// <summary>Every endpoint that is not a page, room by room.</summary>
static class Endpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPreferences();
        app.MapSignOut();
        app.MapPatientSearch();
        app.MapSessions();
        app.MapPapers();
        app.MapRecall();
        app.MapBoardGrid();
        app.MapBoardChanges();
        app.MapOffers();
        app.MapStop();
        app.MapFeed();
        app.MapBoardMoves();
        app.MapNotes();
        app.MapDesk();
        app.MapFallback("/{**path}", () => Results.NotFound()).AllowAnonymous();
    }
}
